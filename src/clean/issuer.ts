import type { Rules } from './rules.ts';

/** The body that issues a report, in full as the title or else the signature names it: `重庆市荣昌区人民政府`. */
export function findIssuer(title: string | null, signature: readonly string[], rules: Rules): string | null {
  const inTitle = title === null ? null : issuerOf(title, rules);
  if (inTitle) return inTitle;
  for (const line of signature) {
    const name = line.replace(/[\d（].*$/, '');
    if (rules.body.test(name)) return withoutParty(name, rules);
  }
  return null;
}

function issuerOf(title: string, rules: Rules): string | null {
  const name = rules.issuer.exec(title)?.[1];
  return name ? withoutParty(name, rules) : null;
}

/** Of a party committee and a government that issue together, the government. */
function withoutParty(name: string, rules: Rules): string {
  return name.replace(rules.partyBody, '');
}
