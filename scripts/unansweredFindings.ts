/** A known fault of a package. */
export interface Finding {
  /** Its number in GitHub's advisory database: GHSA-xxxx-xxxx-xxxx. */
  readonly id: string;
  readonly packageName: string;
  readonly severity: string;
  readonly title: string;
}

/** What `npm audit --json` says, as far as it is used. */
interface AuditReport {
  readonly vulnerabilities?: Readonly<Record<string, { readonly via: readonly (string | Advisory)[] }>>;
}

interface Advisory {
  readonly name: string;
  readonly title: string;
  readonly url: string;
  readonly severity: string;
}

/**
 * The findings of an `npm audit --json` whose numbers do not stand in a document of answers. Throws when it is no report, as
 * where the registry did not answer.
 */
export function unansweredFindings(report: string, answers: string): Finding[] {
  const { vulnerabilities } = JSON.parse(report) as AuditReport;
  if (vulnerabilities === undefined) {
    throw new Error(`npm audit gave no report: ${report.trim().slice(0, 500)}`);
  }
  const findings = Object.values(vulnerabilities).flatMap(({ via }) =>
    via
      // What is named only by another package's name is reported there.
      .filter((each) => typeof each !== 'string')
      .map(({ name, title, url, severity }) => ({
        id: /GHSA(?:-\w{4}){3}/.exec(url)?.[0] ?? url,
        packageName: name,
        severity,
        title,
      })),
  );
  const byId = new Map(findings.map((finding) => [finding.id, finding]));
  return [...byId.values()].filter(({ id }) => !answers.includes(id));
}
