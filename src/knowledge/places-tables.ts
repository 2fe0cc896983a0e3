import type { Place } from '../model/place.ts';
import { readTable, wordsOf, yearOf } from './places-table.ts';

type At = (path: string) => Place | undefined;

/** Usual names besides the official one and those by rule (short-forms.tsv), by code. */
export function readShortForms(folder: string, at: At): Map<string, readonly string[]> {
  const forms = new Map<string, readonly string[]>();
  for (const row of readTable(folder, 'short-forms.tsv', ['path', 'short'])) {
    const place = at(row.path);
    if (!place)
      throw row.error('path', `there is no ${row.path}; write full official names from the province down, joined by /`);
    if (row.short === '')
      throw row.error('short', `${row.path} has no short form here; write it, or take the line out`);
    forms.set(place.code, [...(forms.get(place.code) ?? []), ...wordsOf(row.short)]);
  }
  return forms;
}

/** Functional zones by code `<parent's code>-<name>`: those that statistics count (zones-counted.tsv), and zones.tsv. */
export function readZones(folder: string, at: At): Map<string, Place> {
  const zones = new Map<string, Place>();
  const add = (parent: string, name: string, short: readonly string[], from: number | null, to: number | null) => {
    const code = `${parent}-${name}`;
    const known = zones.get(code)?.short ?? [];
    const all = [...new Set([...known, ...short])];
    zones.set(code, { code, name, level: 'zone', parent, short: all, from, to, before: [], after: [] });
  };
  for (const row of readTable(folder, 'zones-counted.tsv', ['code', 'name', 'parent', 'short'])) {
    add(row.parent, row.name, wordsOf(row.short), null, null);
  }
  for (const row of readTable(folder, 'zones.tsv', ['parent', 'name', 'short', 'from', 'to'])) {
    const parent = at(row.parent);
    if (!parent)
      throw row.error(
        'parent',
        `there is no ${row.parent}; write full official names from the province down, joined by /`,
      );
    if (row.name === '') throw row.error('name', 'the zone has no name');
    add(
      parent.code,
      row.name,
      wordsOf(row.short),
      yearOf(row.from, 'from', row.error),
      yearOf(row.to, 'to', row.error),
    );
  }
  return zones;
}

/** Named groups (groups.tsv): 川渝 -> the codes of 四川省 and 重庆市. */
export function readGroups(folder: string, at: At): Map<string, readonly string[]> {
  const groups = new Map<string, readonly string[]>();
  for (const row of readTable(folder, 'groups.tsv', ['names', 'members'])) {
    const codes = wordsOf(row.members).map((path) => {
      const place = at(path);
      if (!place)
        throw row.error(
          'members',
          `there is no ${path}; write full official names from the province down, joined by /`,
        );
      return place.code;
    });
    if (codes.length < 2)
      throw row.error('members', `a group has two members or more; ${row.names} has ${codes.length}`);
    for (const name of wordsOf(row.names)) {
      if (groups.has(name)) throw row.error('names', `the group ${name} stands twice`);
      groups.set(name, codes);
    }
  }
  return groups;
}
