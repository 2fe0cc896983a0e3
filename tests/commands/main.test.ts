import { describe, expect, it } from 'vitest';
import { fazhi } from './fazhi.ts';

const commands = [
  'extract',
  'ingest',
  'serve',
  'remove',
  'stats',
  'verify',
  'hash',
  'diff',
  'copy',
  'export',
  'backup',
  'restore',
  'place',
  'query',
  'explain',
  'lexicon',
];

describe('fazhi', () => {
  it('lists its commands and exit codes', () => {
    const { code, stdout } = fazhi(['--help']);
    expect(code).toBe(0);
    for (const command of commands) expect(stdout).toMatch(new RegExp(`^  ${command} `, 'm'));
    expect(stdout).toContain('Exit codes: 0 all good');
  });

  it.each(commands)('explains %s with examples', (command) => {
    const { code, stdout } = fazhi([command, '--help']);
    expect(code).toBe(0);
    expect(stdout).toMatch(new RegExp(`Examples:\n(  .*\n)*?.*fazhi ${command} `));
  });

  it.each([
    [['ask']],
    [['extract']],
    [['extract', 'samples', '--colour']],
    [['extract', 'samples', '--max-size', 'big']],
    [['serve', '--port', '99999']],
    [['query', 'no-such-file.cypher']],
    [['query', 'cypher/query/years.cypher', '--param', 'year']],
    [['place', '荣昌', '--year', '去年']],
  ])('takes %j for a mistake in the command line, and says which', (args) => {
    const { code, stdout, stderr } = fazhi(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr.trim()).not.toBe('');
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  it('takes a port of the environment that is none for such a mistake too', () => {
    const { code, stderr } = fazhi(['serve'], { env: { FAZHI_PORT: 'four' } });
    expect(code).toBe(2);
    expect(stderr).toContain('FAZHI_PORT is no port');
  });

  it('tells places, and by its exit code whether all were told', () => {
    expect(fazhi(['place', '荣昌县', '--year', '2014', '--json'])).toEqual({
      code: 0,
      stdout: '{"text":"荣昌县","path":["重庆市","荣昌县"],"code":"500226","level":"county","candidates":[]}\n',
      stderr: '',
    });
    expect(fazhi(['place', '永乐镇']).code).toBe(1);
  });
});
