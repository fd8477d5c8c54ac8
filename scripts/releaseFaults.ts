/** What keeps a tag from being released: sentences, none when nothing does. */
export function releaseFaults(tag: string, version: string, changelog: string): string[] {
  const faults: string[] = [];
  if (tag !== `v${version}`) {
    faults.push(`The tag is ${tag}, and package.json says ${version}.`);
  }
  const unreleased = sectionOf(changelog, 'Unreleased');
  if (unreleased !== null && unreleased !== '') {
    faults.push('CHANGELOG.md still has something under "Unreleased"; put it under the version.');
  }
  const released = sectionOf(changelog, version);
  if (released === null || released === '') {
    faults.push(`CHANGELOG.md has nothing under "${version}".`);
  }
  return faults;
}

/** What stands under a heading of a change log; `null` where there is no such heading. */
function sectionOf(changelog: string, heading: string): string | null {
  const section = changelog.split(/^## /m).find((each) => each.split('\n', 1)[0].trim() === heading);
  return section === undefined ? null : section.slice(section.split('\n', 1)[0].length).trim();
}
