/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals --
	runs on the developer's computer, never in n8n: nothing in test/ is published */
import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';
import { Problem } from './problem';

const BROWSERS = [
	process.env.CHROMIUM,
	'/usr/bin/chromium',
	'/usr/bin/google-chrome',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Starts the Chromium of this computer, or says how to get one. */
export async function launchBrowser(): Promise<Browser> {
	const executablePath = BROWSERS.find((path) => path !== undefined && existsSync(path));
	if (executablePath === undefined) {
		throw new Problem('There is no Chromium here: install it, or say in CHROMIUM where it is.');
	}
	return await chromium.launch({
		executablePath,
		args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
	});
}
