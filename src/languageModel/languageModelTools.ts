import * as vscode from 'vscode';

// VS Code's interface for tools of language models, which came after the version that this extension asks for.

/** A tool that a language model can call. */
export interface LanguageModelTool {
  /** What is said and asked before a call; without any effect. */
  prepareInvocation(options: ToolCall, token: vscode.CancellationToken): PreparedInvocation;
  /** Does the work; the message of an error that it throws is for the model. */
  invoke(options: ToolCall, token: vscode.CancellationToken): Promise<unknown>;
}

/** A call; the input may be anything, whatever the schema says. */
export interface ToolCall {
  readonly input: unknown;
}

export interface PreparedInvocation {
  readonly invocationMessage: string;
  readonly confirmationMessages: { readonly title: string; readonly message: string };
}

interface LanguageModelApi {
  readonly lm: { registerTool(name: string, tool: LanguageModelTool): vscode.Disposable };
  readonly LanguageModelToolResult: new (content: unknown[]) => unknown;
  readonly LanguageModelTextPart: new (value: string) => unknown;
}

const { lm, LanguageModelToolResult, LanguageModelTextPart } = vscode as unknown as LanguageModelApi;

/** Registers a tool; nothing before VS Code 1.95, where tools were a proposal whose every use throws. */
export function registerTool(name: string, tool: LanguageModelTool): vscode.Disposable {
  const [major, minor] = vscode.version.split('.').map(Number);
  return major === 1 && minor < 95 ? new vscode.Disposable(() => {}) : lm.registerTool(name, tool);
}

/** The result of a call: a text for the model. */
export function toolResult(text: string): unknown {
  return new LanguageModelToolResult([new LanguageModelTextPart(text)]);
}
