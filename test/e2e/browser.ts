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

/**
 * Starts this computer's Chromium, or explains how to install it.
 *
 * @param hosts the hosts it may reach besides this computer, with their addresses; undefined for
 * all
 */
export async function launchBrowser(hosts?: Record<string, string>): Promise<Browser> {
	const executablePath = BROWSERS.find((path) => path !== undefined && existsSync(path));
	if (executablePath === undefined) {
		throw new Problem('Chromium was not found. Install it, or set CHROMIUM to its path.');
	}
	const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking'];
	if (hosts !== undefined) {
		const rules = Object.entries(hosts).map(([host, place]) => `MAP ${host} ${place}`);
		const all = [...rules, 'MAP * ~NOTFOUND', 'EXCLUDE localhost'];
		args.push(`--host-resolver-rules=${all.join(', ')}`);
	}
	return await chromium.launch({ executablePath, args });
}
