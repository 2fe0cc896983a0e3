// What the threads of src/workers.ts run where the program runs as it is written: tsx does not reach into threads by itself.
import { register } from 'tsx/esm/api';

register();
const { default: facts, read } = await import('../src/worker.ts');

export { facts as default, read };
