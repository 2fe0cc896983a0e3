import type { Cooperation, Evidence, Group, Path, Practice, ReportFacts } from '../model/fact.ts';
import { cooperationId, edgeId, figureId, institutionId, kindId } from './ids.ts';
import { provenance } from './provenance.ts';
import type { Ref, Rows } from './rows.ts';

/** What the facts' rows need besides the facts: the report they are of, and nodes for places and practices. */
export interface Setting {
  readonly rows: Rows;
  readonly report: Ref;
  /** SHA-256 of the archived text that it was read in. */
  readonly textHash: string;
  readonly place: Ref;
  readonly year: number;
  /** The node of a place, with those above it. */
  jurisdiction(path: Path): Ref;
  /** The node of a practice, with the sets it is a member of. */
  practice(kind: Practice['kind'], name: string): Ref;
}

const EDGE_OF = { adopted: 'ADOPTED', planned: 'PLANS', deficient: 'LACKS' } as const;

/** Rows for everything a report says. */
export function addFacts(facts: ReportFacts, setting: Setting): void {
  const { rows, report, textHash, place, year } = setting;
  const say = (
    type: string,
    from: Ref,
    to: Ref,
    fact: Evidence,
    others: Record<string, unknown> = {},
    ...tells: string[]
  ) => {
    const { passages, properties } = provenance(report.id, fact);
    for (const passage of passages) rows.edge('OF', rows.node('Passage', passage), report);
    const id = edgeId(report.id, type, from.id, to.id, ...tells);
    rows.edge(type, from, to, { id, year, report: report.id, textHash, ...properties, ...others });
  };
  for (const fact of merged(facts.practices, ({ kind, name, status }) => [kind, name, status]))
    say(EDGE_OF[fact.status], place, setting.practice(fact.kind, fact.name), fact, { surfaces: fact.surfaces });
  for (const fact of merged(facts.citations, ({ kind, title }) => [kind, title])) {
    const law = rows.node('Law', { id: kindId(fact.kind, fact.title), title: fact.title, kind: fact.kind });
    say('CITES', report, law, fact, { surfaces: fact.surfaces, docNumber: fact.docNumber });
  }
  for (const fact of merged(facts.institutions, ({ type, name, jurisdiction }) => [type, name, jurisdiction])) {
    const { name, type } = fact;
    const home = fact.jurisdiction && setting.jurisdiction(fact.jurisdiction);
    const institution = rows.node('Institution', { id: institutionId(type, home?.id ?? null, name), name, type });
    if (home) rows.edge('ACTS_IN', institution, home);
    say('NAMES', report, institution, fact, { surfaces: fact.surfaces });
  }
  for (const fact of merged(facts.figures, ({ indicator, unit, year, value }) => [indicator, unit, year, value])) {
    const { indicator, unit, value } = fact;
    const figure = rows.node('Figure', { id: figureId(indicator, unit), indicator, unit });
    say('MEASURED', place, figure, fact, { value, year: fact.year }, `${fact.year}`, `${value}`);
  }
  for (const fact of merged(facts.cooperations, ({ kind, name, status, parties }) => [kind, name, status, parties]))
    addCooperation(fact, setting, say);
}

type Say = (
  type: string,
  from: Ref,
  to: Ref,
  fact: Evidence,
  others: Record<string, unknown>,
  ...tells: string[]
) => void;

function addCooperation(fact: Cooperation, { rows, place, ...setting }: Setting, say: Say): void {
  const { name, kind, subject, status } = fact;
  const party = (one: Path | Group): Ref =>
    'group' in one ? rows.node('Group', { id: one.group, name: one.group }) : setting.jurisdiction(one);
  const partners = fact.parties.map(party).filter(({ id }) => id !== place.id);
  const id = cooperationId(
    kind,
    name,
    [place, ...partners].map((one) => one.id),
  );
  const cooperation = rows.node('Cooperation', { id, name, kind });
  for (const one of [place, ...partners])
    say('PARTY_TO', one, cooperation, fact, { status, subject, reporting: one === place }, status);
  if (status !== 'adopted') return;
  for (const one of partners) say('COOPERATES_WITH', place, one, fact, { cooperation: id, name, kind, subject }, id);
}

/** Facts that are the same in what `key` takes, as one with the evidence and surfaces of all. */
function merged<F extends Evidence & { readonly surfaces?: readonly string[] }>(
  facts: readonly F[],
  key: (fact: F) => readonly unknown[],
): F[] {
  const found = new Map<string, F>();
  for (const fact of facts) {
    const name = JSON.stringify(key(fact));
    const before = found.get(name);
    found.set(name, before ? together(before, fact) : fact);
  }
  return [...found.values()];
}

function together<F extends Evidence & { readonly surfaces?: readonly string[] }>(a: F, b: F): F {
  return {
    ...a,
    evidence: [...a.evidence, ...b.evidence],
    spans: [...a.spans, ...b.spans],
    patterns: [...a.patterns, ...b.patterns],
    ...(a.surfaces && { surfaces: [...new Set([...a.surfaces, ...(b.surfaces ?? [])])] }),
  };
}
