/** A mistake in `graph/`: says the file, the place in it, what was found and what is possible. */
export class KnowledgeError extends Error {
  override readonly name = 'KnowledgeError';
  readonly file: string;

  constructor(file: string, where: { line: number; column: number } | null, message: string, options?: ErrorOptions) {
    super(where ? `${file}:${where.line}:${where.column} ${message}` : `${file} ${message}`, options);
    this.file = file;
  }
}
