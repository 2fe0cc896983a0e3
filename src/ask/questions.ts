import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type DocumentNode, type FragmentDefinitionNode, Kind, parse } from 'graphql';
import { z } from 'zod';
import { KnowledgeError } from '../knowledge/errors.ts';
import type { Sequence } from '../knowledge/syntax.ts';
import { filesOf } from '../knowledge/tables.ts';
import { readYaml, type Yaml } from '../knowledge/yaml.ts';
import { ENTITY_TYPES } from './entity.ts';
import type { Vocabulary } from './lattice.ts';
import { loadMessages, type Messages } from './messages.ts';
import { parseQuery, type Wanted, wantedBy } from './query.ts';
import { checkPath, checkTemplate, shapeOf } from './shape.ts';
import {
  type Condition,
  type Path,
  parseCondition,
  parsePath,
  parseTemplate,
  type Template,
  TemplateProblem,
} from './template.ts';
import { loadVocabulary, readForm, slotsOf } from './vocabulary.ts';

const years = z.strictObject({ from: z.number().int().optional(), to: z.number().int().optional() });
const example = z.strictObject({
  ask: z.string().min(1),
  entities: z.record(z.string(), z.enum(ENTITY_TYPES)),
  variables: z.record(z.string(), z.union([z.string(), z.number(), years, z.array(z.string())])),
});
const schema = z.strictObject({
  /** Unique within its file; the intent is `<file>/<name>`. */
  name: z.string().regex(/^[a-z][a-z0-9-]*$/),
  /** What is asked, in a few words. */
  asks: z.string().min(1),
  /** Patterns of which one must fit the whole question. */
  forms: z.array(z.string().min(1)).min(1),
  /** Questions to offer, with `{place}` for what was recognised. */
  offers: z.array(z.string().min(1)).min(1),
  graphql: z.string().min(1),
  /** Where in the answer facts with their evidence stand. */
  quotes: z.array(z.string()).default([]),
  /** The first of which the condition holds is said. */
  answer: z.array(z.strictObject({ if: z.string().optional(), say: z.string().min(1) })).min(1),
  examples: z.array(example).min(2),
  /** Questions that it must not fit. */
  near: z.array(z.string()).min(1),
});

/** A question's example: what must be recognised in it, and what its query must be given. */
export type Example = z.infer<typeof example>;

/** A pattern of a question, as it is written and read, and the types of slots that it cannot do without. */
export interface Form {
  readonly text: string;
  readonly sequence: Sequence;
  readonly slots: ReadonlySet<string>;
}

/** A way to ask one kind of question, and how it is answered. */
export interface Question {
  /** `adoptions/adopters` */
  readonly intent: string;
  readonly asks: string;
  readonly forms: readonly Form[];
  readonly offers: readonly string[];
  readonly document: DocumentNode;
  readonly wanted: readonly Wanted[];
  /** Each: where facts stand, or where to look for what is named in the next. */
  readonly quotes: readonly (readonly Path[])[];
  readonly answer: readonly { readonly if: Condition | null; readonly say: Template }[];
  readonly examples: readonly Example[];
  readonly near: readonly string[];
}

/** All of `graph/questions` that is not looked up in a text. */
export interface Questions {
  readonly all: readonly Question[];
  readonly vocabulary: Vocabulary;
  readonly messages: Messages;
}

const OTHERS = ['phrases.yaml', 'messages.yaml'];

/** Reads `graph/questions`; any mistake is a KnowledgeError with file, line and column. */
export function loadQuestions(folder: string): Questions {
  const messages = loadMessages(join(folder, 'messages.yaml'));
  const fragments = readFragments(join(folder, 'fragments.graphql'));
  const vocabulary = loadVocabulary(folder);
  const all = filesOf(folder, 'yaml')
    .filter((path) => !OTHERS.includes(basename(path)))
    .flatMap((path) => readFile(path, vocabulary, fragments, messages));
  return { all, vocabulary, messages };
}

function readFile(
  file: string,
  vocabulary: Vocabulary,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  messages: Messages,
): Question[] {
  const yaml = readYaml(file, z.array(schema));
  const names = new Set<string>();
  return yaml.value.map((entry, index) => {
    if (names.has(entry.name))
      throw new KnowledgeError(file, yaml.where([index, 'name']), `two questions are named "${entry.name}"`);
    names.add(entry.name);
    return readQuestion(entry, index, file, yaml, vocabulary, fragments, messages);
  });
}

function readQuestion(
  entry: z.infer<typeof schema>,
  index: number,
  file: string,
  { where }: Yaml<unknown>,
  vocabulary: Vocabulary,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  messages: Messages,
): Question {
  const reading = <T>(key: string, read: () => T): T => {
    try {
      return read();
    } catch (cause) {
      if (cause instanceof KnowledgeError) throw cause;
      const at = cause instanceof TemplateProblem ? `, at character ${cause.at + 1}` : '';
      throw new KnowledgeError(
        file,
        where([index, key]),
        `question "${entry.name}"${at}: ${(cause as Error).message}`,
        {
          cause,
        },
      );
    }
  };
  const document = reading('graphql', () => parseQuery(entry.graphql, fragments));
  const wanted = wantedBy(document);
  const shape = shapeOf(document, wanted);
  const forms = entry.forms.map((text): Form => {
    const sequence = readForm(text, vocabulary, file, where([index, 'forms']));
    return { text, sequence, slots: slotsOf(sequence, vocabulary) };
  });
  const quotes = reading('quotes', () =>
    entry.quotes.map((text) => {
      const scope = [shape];
      return text.split(' => ').map((one) => {
        const path = parsePath(one);
        scope.push(checkPath(path, scope) ?? {});
        return path;
      });
    }),
  );
  const answer = reading('answer', () =>
    entry.answer.map((one) => {
      const template = parseTemplate(one.say);
      checkTemplate(template, [shape], messages.saying);
      const condition = one.if === undefined ? null : parseCondition(one.if);
      for (const { path } of condition ?? []) checkPath(path, [shape]);
      return { if: condition, say: template };
    }),
  );
  const { asks, offers, examples, near } = entry;
  return {
    intent: `${basename(file, '.yaml')}/${entry.name}`,
    asks,
    forms,
    offers,
    document,
    wanted,
    quotes,
    answer,
    examples,
    near,
  };
}

function readFragments(file: string): Map<string, FragmentDefinitionNode> {
  try {
    const { definitions } = parse(readFileSync(file, 'utf8'), { noLocation: true });
    return new Map(
      definitions.flatMap((node) => (node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node] as const] : [])),
    );
  } catch (cause) {
    throw new KnowledgeError(file, null, `cannot be read: ${(cause as Error).message}`, { cause });
  }
}
