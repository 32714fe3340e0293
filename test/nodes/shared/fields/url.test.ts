import { useKit } from '../../../engine/useKit';

const kit = useKit({ seed: 'empty' });

it.each([
	'https://example.com/\u200Bkit',
	'https://exam\u00ADple.com',
	'https://example.com/\nkit',
])('A URL with an invisible character is rejected: %j', async (targetUrl) => {
	const { error } = await kit.n8n.run({ resource: 'webhook', operation: 'create', targetUrl });
	expect(error?.message).toContain("'Target URL' parameter contains an invisible character");
	expect(kit.sandbox.requests).toEqual([]);
});
