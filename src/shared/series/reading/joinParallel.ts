import { timeColumn } from '../columns.ts';
import type { ListLayout, TextTable } from './textTable.ts';

/**
 * Joins lists that stand in one object, as `{"date": [...], "value": [...]}`, into one table, where they are of one length
 * and one of them holds dates; leaves other tables as they are.
 */
export function joinParallel(tables: readonly TextTable[], blank: string): TextTable[] {
  const groups = new Map<string, TextTable[]>();
  for (const table of tables) {
    const isList = table.layout.kind === 'list' && table.name !== '';
    const key = isList ? `${parentOf(table.name)} ${table.columns[0].cells.count}` : table.name;
    const group = groups.get(key);
    if (group === undefined) {
      groups.set(key, [table]);
    } else {
      group.push(table);
    }
  }
  return [...groups.values()].flatMap((group) => {
    if (group.length < 2) {
      return group;
    }
    const joined: TextTable = {
      format: 'literal',
      name: parentOf(group[0].name),
      columns: group.map(({ name, columns }) => ({ name: name.split('.').at(-1) ?? name, cells: columns[0].cells })),
      layout: { kind: 'parallel', lists: group.map(({ layout }) => layout as ListLayout), blank },
    };
    return timeColumn(joined) === null ? group : [joined];
  });
}

function parentOf(name: string): string {
  return name.slice(0, Math.max(0, name.lastIndexOf('.')));
}
