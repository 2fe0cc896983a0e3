import { codegen } from '@graphql-codegen/core';
import * as typedDocuments from '@graphql-codegen/typed-document-node';
import * as operations from '@graphql-codegen/typescript-operations';
import { parse, printSchema } from 'graphql';
import { schema } from '../../src/api/schema.ts';

/** The schema as one text, with all its descriptions. */
export const sdl = (): string => `${printSchema(schema())}\n`;

/** The TypeScript types of some operations: of their variables and answers, and the operations as typed documents. */
export function generated(source: string): Promise<string> {
  return codegen({
    filename: 'generated.ts',
    schema: parse(sdl()),
    documents: [{ location: 'operations.graphql', document: parse(source) }],
    config: { useTypeImports: true, enumsAsTypes: true, skipTypename: true, immutableTypes: true },
    plugins: [{ operations: {} }, { documents: {} }],
    pluginMap: { operations, documents: typedDocuments },
  });
}
