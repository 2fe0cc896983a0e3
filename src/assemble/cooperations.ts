import type { Cooperation, CooperationKind, Group, Path } from '../model/fact.ts';
import type { Mention } from '../model/mention.ts';
import type { ReadSentence } from './assemble.ts';

const KINDS: Readonly<Record<string, CooperationKind>> = {
  'coop-agreement': 'agreement',
  'coop-conference': 'joint-conference',
  'coop-enforcement': 'joint-enforcement',
  'coop-body': 'joint-body',
  'coop-service': 'service-sharing',
  'coop-information': 'information-sharing',
};

/** What a sentence says the reporting place does with others; null where no partner is another place or a group. */
export function readCooperation(
  { sentence, tokens, places }: ReadSentence,
  mention: Mention,
  own: Path,
  classNames: readonly string[],
): Omit<Cooperation, 'evidence' | 'spans' | 'patterns' | 'status'> | null {
  const text = ({ from, to }: { from: number; to: number }) =>
    sentence.text.slice(tokens[from]!.start, tokens[to - 1]!.end);
  const partners = mention.others
    .filter(({ name }) => name === 'partner')
    .map((partner): Path | Group => places.get(tokens[partner.from]!.start) ?? { group: text(partner) })
    .filter((partner) => 'group' in partner || !related(partner, own));
  if (partners.length === 0) return null;
  const kind = tokens[mention.to - 1]!.classes.map((number) => KINDS[classNames[number]!]).find(
    (found) => found !== undefined,
  );
  return {
    name: text(mention).replace(/[“”]/g, ''),
    kind: kind ?? 'other',
    parties: [own, ...partners],
    subject: null,
  };
}

/** Whether one lies within the other: a superior or a part is no partner. */
function related(a: Path, b: Path): boolean {
  return a.every((name, index) => index >= b.length || name === b[index]);
}
