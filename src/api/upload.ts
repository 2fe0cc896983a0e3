import { GraphQLScalarType } from 'graphql';
import { createGraphQLError } from 'graphql-yoga';
import { type Given, type Hints, uploadPath } from '../model/source.ts';
import { isoDate } from '../read/date.ts';

/** Bytes that a file or a text may have. */
export const MOST_BYTES = 20_000_000;
/** Characters that a name may have. */
const LONGEST = 255;

/** A file of a multipart request. */
export type Upload = Pick<File, 'name' | 'size' | 'arrayBuffer'>;

/** A text as the API takes it. */
export interface Text {
  readonly name: string;
  readonly text: string;
  readonly address?: string | null;
  readonly title?: string | null;
  readonly published?: string | null;
  readonly jurisdiction?: string | null;
}

/** Something that was sent to be read; its bytes are fetched when its turn comes. */
export interface Input {
  readonly name: string;
  /** Why it is not read, to follow its name; null where it is. */
  readonly refusal: string | null;
  given(): Promise<Given>;
}

/** The files and texts of one request, in their order, files first. */
export function inputsOf(files: readonly Upload[], texts: readonly Text[]): Input[] {
  const taken = new Set<string>();
  const refusalOf = (name: string): string | null => {
    const path = pathOf(name);
    if (taken.has(path)) return 'is the name of another one that was sent with it; give each a name of its own';
    taken.add(path);
    return badName(name);
  };
  return [...files.map((file) => fromFile(file, refusalOf)), ...texts.map((text) => fromText(text, refusalOf))];
}

function fromFile(file: Upload, refusalOf: (name: string) => string | null): Input {
  const { name, size } = file;
  return {
    name,
    refusal: refusalOf(name) ?? tooLarge(size),
    given: async () => ({ path: pathOf(name), bytes: new Uint8Array(await file.arrayBuffer()) }),
  };
}

function fromText({ name, text, ...said }: Text, refusalOf: (name: string) => string | null): Input {
  const published = said.published ? isoDate(said.published) : undefined;
  const told: Hints = {
    ...(said.address && { address: said.address }),
    ...(said.title && { title: said.title }),
    ...(published && { published }),
    ...(said.jurisdiction && { jurisdiction: said.jurisdiction }),
  };
  const undated = said.published && !published;
  return {
    name,
    refusal:
      refusalOf(name) ??
      tooLarge(Buffer.byteLength(text)) ??
      (undated ? `was published on "${said.published}", which is no date; write it as 2024-02-26` : null),
    // A NUL would make it look like another encoding.
    given: async () => ({ path: pathOf(name), bytes: new TextEncoder().encode(text.replaceAll('\0', '')), told }),
  };
}

const pathOf = (name: string): string => uploadPath(name.normalize('NFC'));

function badName(name: string): string | null {
  if (name.trim() === '') return 'has no name; give it one, as a file has';
  if (name.length > LONGEST) return `has a name of ${name.length} characters; ${LONGEST} at most are taken`;
  return /\p{Cc}/u.test(name) ? 'has a name with control characters; leave them out' : null;
}

const tooLarge = (size: number): string | null =>
  size > MOST_BYTES ? `has ${size} bytes; ${MOST_BYTES} at most are taken, so split it` : null;

const HOW =
  'a file is sent by a multipart request, as a variable: -F map=\'{"0": ["variables.files.0"]}\' -F 0=@report.txt';

/** The scalar of uploaded files; anything else is an error. */
export const fileScalar = new GraphQLScalarType<Upload, never>({
  name: 'File',
  parseValue(value) {
    if (isUpload(value)) return value;
    throw noFile();
  },
  parseLiteral() {
    throw noFile();
  },
  serialize() {
    throw noFile();
  },
});

/** By what it can do: the server has a class of its own for what comes in. */
const isUpload = (value: unknown): value is Upload =>
  value !== null && typeof value === 'object' && 'arrayBuffer' in value && 'name' in value && 'size' in value;

const noFile = () => createGraphQLError(HOW, { extensions: { code: 'NO_FILE' } });
