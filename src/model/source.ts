/** What a crawler or a person already knows of a file: hints that the text may contradict. */
export interface Hints {
  readonly address?: string;
  readonly title?: string;
  readonly published?: string;
  /** Full official names from the province down, joined by `/`. */
  readonly jurisdiction?: string;
}

/** One file as it was read. `text` is what is archived; every offset in the system points into it. */
export interface Source {
  /** As the user named it, or `-` for standard input; `uploadPath` of its name for what was uploaded. */
  readonly path: string;
  /** File name without folders and without its last extension. */
  readonly name: string;
  readonly media: 'text' | 'html' | 'docx' | 'pdf';
  /** The encoding the bytes were read with, for text and HTML. */
  readonly charset: string | null;
  /** SHA-256 of the bytes, in hex. */
  readonly bytesHash: string;
  /** SHA-256 of the text in UTF-8, in hex: the name of its archive. */
  readonly textHash: string;
  readonly text: string;
  readonly hints: Hints;
}

/** Bytes that somebody gives to be read, under the path that they are to be known by. */
export interface Given {
  readonly path: string;
  readonly bytes: Uint8Array;
  /** What is told of them; what they say of themselves is found out. */
  readonly told?: Hints | undefined;
}

const UPLOADED = 'upload://';

/** The path of what was uploaded under a name: no file of a disk has such a path. */
export const uploadPath = (name: string): string => `${UPLOADED}${name}`;

/** Whether a path is that of something uploaded. */
export const isUpload = (path: string): boolean => path.startsWith(UPLOADED);

/** A file that was not read, and why; the run goes on without it. */
export interface Rejection {
  readonly path: string;
  /** A code that scripts can test: `empty`, `too-large`, `unreadable`, `not-a-report`, `no-text`, `unresolved`, `unknown-type`, `not-found`, `other-file`, `too-long`, `mistake`. */
  readonly code: string;
  /** One sentence for a person: what was found, and what to do. */
  readonly reason: string;
}
