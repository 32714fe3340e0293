/* eslint-disable @n8n/community-nodes/no-restricted-imports --
	runs on the developer's computer, never in n8n: nothing in test/ is published */
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../browser';
import { EditorPage, type Theme } from '../editorPage';
import { world } from './world';

let browser: Browser | undefined;
const editors = new Map<Theme, EditorPage>();

/** One editor for each theme, which stays loaded from case to case. */
export async function editor(theme: Theme = 'light'): Promise<EditorPage> {
	browser ??= await launchBrowser({});
	const opened = editors.get(theme) ?? (await EditorPage.open(browser, world().url, theme));
	editors.set(theme, opened);
	return opened;
}

export async function closeEditors(): Promise<void> {
	await browser?.close();
}
