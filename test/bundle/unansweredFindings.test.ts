import { describe, expect, it } from 'vitest';
import { unansweredFindings } from '../../scripts/unansweredFindings.ts';

const advisory = (id: string) => ({
  name: 'lodash',
  title: 'Prototype pollution',
  url: `https://github.com/advisories/${id}`,
  severity: 'high',
});
const report = JSON.stringify({
  vulnerabilities: {
    lodash: { via: [advisory('GHSA-jf85-cpcp-j695'), advisory('GHSA-p6mc-m468-83gw')] },
    // Found by way of the package above.
    bundler: { via: ['lodash'] },
  },
});

describe('unansweredFindings', () => {
  it('names the findings whose numbers are not in the answers', () => {
    expect(unansweredFindings(report, '| GHSA-p6mc-m468-83gw | lodash | It is not shipped. |')).toEqual([
      { id: 'GHSA-jf85-cpcp-j695', packageName: 'lodash', severity: 'high', title: 'Prototype pollution' },
    ]);
  });

  it('finds nothing in a clean report', () => {
    expect(unansweredFindings('{"vulnerabilities":{}}', '')).toEqual([]);
  });

  it('takes no answer for a clean report', () => {
    expect(() => unansweredFindings('{"error":{"summary":"not found"}}', '')).toThrow(
      'npm audit gave no report: {"error":{"summary":"not found"}}',
    );
  });
});
