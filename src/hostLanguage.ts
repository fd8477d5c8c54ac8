import * as vscode from 'vscode';
import { english, useLanguage } from './shared/l10n/language.ts';

// Imported before all that has words: some of them are made when their module is. VS Code has no bundle for a language
// that we are not translated into.
const translations = vscode.l10n.bundle;
useLanguage(translations === undefined ? english : { tag: vscode.env.language, translations });
