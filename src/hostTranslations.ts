import * as vscode from 'vscode';
import { useTranslations } from './shared/l10n/translate.ts';

// Imported before all that has words: some of them are made when their module is.
useTranslations(vscode.l10n.bundle ?? {});
