import { parseAst } from 'vitest/node';

/** Words that stand in a program without `translate`. */
export interface UntranslatedWords {
  /** From 1. */
  readonly line: number;
  /** `{}` for each value in them. */
  readonly text: string;
}

/** A node of the syntax tree; what it holds depends on its type. */
type SyntaxNode = { readonly type: string; readonly start: number } & Readonly<Record<string, unknown>>;

/** Several words, or one with a full stop: a sentence or a part of one. */
const words = /\p{L}{2,}[,;:.)]* (\p{L}|\{)|\} \p{L}{2,}|\p{L}{2,}\.$/u;
const aWord = /\p{L}{2,}/u;
/** Attributes that are read out or shown. */
const spokenAttributes = ['title', 'alt', 'placeholder', 'aria-label', 'aria-roledescription', 'aria-valuetext'];
const spokenProperties = ['textContent', 'title', 'ariaLabel', 'placeholder', 'innerText'];
/** Calls whose texts nobody reads on a page: selectors, classes, names of events, the log. */
const silentCalls =
  /^(select|selectAll|querySelector|querySelectorAll|closest|matches|classed|toggle|attr|style|setAttribute|notify|debug|info|warn|error|trace|log|addNode|dispatch)$/;
/** What an engineer reads: the invariant of a program, a lower case phrase. */
const silentErrors = ['Error', 'TypeError', 'RangeError'];

/**
 * Finds what a person may read in a program of TypeScript and `translate` does not give: sentences and parts of them
 * anywhere, and even single words where they are shown.
 */
export function untranslatedWords(source: string): UntranslatedWords[] {
  const found: UntranslatedWords[] = [];
  visit(parseAst(source, { lang: 'ts' }) as unknown as SyntaxNode, words);
  return found;

  function visit(node: unknown, pattern: RegExp): void {
    if (Array.isArray(node)) {
      for (const each of node) {
        visit(each, pattern);
      }
      return;
    }
    if (!isNode(node) || /^(Import|ExportAll|TS(?!As|NonNull|Satisfies))/.test(node.type)) {
      return;
    }
    const text = textOf(node);
    if (text !== null && pattern.test(text)) {
      found.push({ line: source.slice(0, node.start).split('\n').length, text });
    }
    switch (node.type) {
      case 'CallExpression':
        visitCall(node);
        return;
      case 'NewExpression':
        visit(node.arguments, silentErrors.includes(nameOf(node.callee)) ? /^\p{Lu}.* /u : pattern);
        return;
      case 'AssignmentExpression':
        visit(node.right, spokenProperties.includes(nameOf(node.left)) ? aWord : words);
        return;
      case 'ConditionalExpression':
        visit(node.test, words);
        visit([node.consequent, node.alternate], pattern);
        return;
      case 'TemplateLiteral':
        visit(node.expressions, words);
        return;
      default:
        for (const [key, value] of Object.entries(node)) {
          if (key !== 'source' || !node.type.startsWith('Export')) {
            visit(value, words);
          }
        }
    }
  }

  function visitCall(node: SyntaxNode): void {
    const name = nameOf(node.callee);
    const given = node.arguments as readonly SyntaxNode[];
    visit(node.callee, words);
    if (name === 'translate') {
      visit(given.slice(1), words);
    } else if (name === 'appendElement') {
      visit(given.slice(3), aWord);
    } else if ((name === 'attr' || name === 'setAttribute') && spokenAttributes.includes(textOf(given[0]) ?? '')) {
      visit(given.slice(1), aWord);
    } else {
      visit(
        silentCalls.test(name) ? given.filter((each) => textOf(each) === null && !isFunctionOfText(each)) : given,
        words,
      );
    }
  }
}

/** `() => \`a b\``, as a picture's attributes are computed. */
function isFunctionOfText({ type, body }: SyntaxNode): boolean {
  return type === 'ArrowFunctionExpression' && textOf(body as SyntaxNode) !== null;
}

function textOf(node: SyntaxNode | undefined): string | null {
  if (node?.type === 'Literal') {
    return typeof node.value === 'string' ? node.value : null;
  }
  if (node?.type === 'TemplateLiteral') {
    return (node.quasis as { value: { cooked: string } }[]).map(({ value }) => value.cooked).join('{}');
  }
  return null;
}

/** The last name of `a`, `a.b` or `this.#b`. */
function nameOf(node: unknown): string {
  const { name, property } = node as { name?: string; property?: { name?: string } };
  return name ?? property?.name ?? '';
}

function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';
}
