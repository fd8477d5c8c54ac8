import * as vscode from 'vscode';
import { languageOf, useLanguage } from './shared/l10n/language.ts';

// Imported before all that has words: some of them are made when their module is.
useLanguage(languageOf(vscode.env.language, vscode.l10n.bundle));
