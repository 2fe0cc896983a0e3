import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { usePersistedOperations } from '@graphql-yoga/plugin-persisted-operations';
import { Kind, parse } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { SettingsError } from './settings.ts';

/** Answers the operations of a folder's `.graphql` files only: asked for by the file's SHA-256, or by the operation's name. */
export function useOperations(folder: string): Plugin {
  const operations = operationsIn(folder);
  return usePersistedOperations({
    extractPersistedOperationId({ extensions, operationName }) {
      const { sha256Hash } = (extensions?.persistedQuery ?? {}) as { sha256Hash?: unknown };
      return typeof sha256Hash === 'string' ? sha256Hash : (operationName ?? null);
    },
    getPersistedOperation: (id) => operations.get(id) ?? null,
    customErrors: {
      notFound: refusal('UNKNOWN_OPERATION', 'no operation of this name or hash is answered here'),
      keyNotFound: refusal(
        'UNKNOWN_OPERATION',
        'say which operation: its operationName, or extensions.persistedQuery.sha256Hash',
      ),
      persistedQueryOnly: refusal(
        'PERSISTED_ONLY',
        'only operations that are known here are answered; send the name or hash of one in place of a query',
      ),
    },
  }) as Plugin;
}

const refusal = (code: string, message: string) => ({
  message,
  extensions: { code, http: { spec: true, status: 400 } },
});

/** The text of each file by its hash and by the names of its operations; a SettingsError where one cannot be used. */
function operationsIn(folder: string): ReadonlyMap<string, string> {
  const operations = new Map<string, string>();
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.graphql'))) {
    const text = readFileSync(join(folder, file), 'utf8');
    operations.set(createHash('sha256').update(text).digest('hex'), text);
    for (const name of namesIn(text, file)) {
      if (operations.has(name)) throw unusable(file, `has ${name}, as another file has`);
      operations.set(name, text);
    }
  }
  return operations;
}

function namesIn(text: string, file: string): string[] {
  try {
    return parse(text).definitions.flatMap((one) =>
      one.kind === Kind.OPERATION_DEFINITION ? (one.name?.value ?? []) : [],
    );
  } catch (problem) {
    throw unusable(file, `is no GraphQL (${(problem as Error).message})`);
  }
}

const unusable = (file: string, what: string) =>
  new SettingsError(`${file} in the folder of FAZHI_OPERATIONS ${what}; mend it or take it away`);
