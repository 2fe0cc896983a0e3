const { push } = Array.prototype;
const { parse, stringify } = JSON;

/**
 * What `work` gives, without what it did to the language: pdf.js's build for Node replaces functions by slower ones, for faults
 * that nobody here meets, and all that runs after it would be a fifth slower.
 */
export async function keepingBuiltIns<Value>(work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } finally {
    Object.assign(Array.prototype, { push });
    Object.assign(JSON, { parse, stringify });
  }
}
