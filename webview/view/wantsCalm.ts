/** Whether the person wants less motion, as VS Code tells its pages. */
export function wantsCalm({ body }: Document): boolean {
  return body.classList.contains('vscode-reduce-motion');
}
