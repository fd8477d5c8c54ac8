import { expect, test } from './fixtures.ts';

test('a sample opens, its text can be selected and read, an edit undone, and a command given by the palette', async ({
  workbench,
}) => {
  await workbench.openFile('passengers.csv');
  await workbench.select({ line: 2, column: 9 }, { line: 3, column: 12 });
  expect(await workbench.selectedText()).toBe('110\n2012-02,106');

  const before = await workbench.editorText();
  expect(before.split('\n')).toHaveLength(146);
  await workbench.page.keyboard.type('gone');
  expect(await workbench.editorText()).toBe('gone');
  await workbench.undo();
  expect(await workbench.editorText()).toBe(before);

  await workbench.openFile('sine.json');
  await workbench.runCommand('View: Split Editor Right');
  await expect(workbench.editor('sine.json')).toHaveCount(2);
});
