/** The ISO date that a text begins with or holds: `2024年2月6日 10:30` → `2024-02-06`; undefined where there is none. */
export function isoDate(text: string): string | undefined {
  const found =
    /(?<!\d)((?:19|20)\d\d)\D{1,2}(\d{1,2})\D{1,2}(\d{1,2})(?!\d)/.exec(text) ??
    /^((?:19|20)\d\d)(\d\d)(\d\d)(?!\d)/.exec(text);
  if (!found) return undefined;
  const [, year = '', month = '', day = ''] = found;
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : undefined;
}
