// eslint-disable-next-line @n8n/community-nodes/no-restricted-imports -- reads the workflow that publishes
import { readFileSync } from 'node:fs';

const workflow = readFileSync('.github/workflows/publish.yml', 'utf8');
const [head = '', test = '', publish = ''] = workflow.split(/^ {2}(?:test|publish):$/m);

describe('The workflow that publishes', () => {
	it('runs third-party code without permission to publish', () => {
		expect(test).toContain('npm test');
		for (const part of [head, test]) expect(part).not.toContain('id-token');
		expect(publish).toContain('id-token: write');
		expect(publish).not.toMatch(/npm (ci|test|install|run)/);
		expect(publish).toContain('--ignore-scripts');
	});

	it('has no token that could be stolen', () => {
		expect(workflow).not.toMatch(/secrets\.|NODE_AUTH_TOKEN/);
	});

	it('publishes what was tested, from an environment of its own', () => {
		expect(publish).toContain('needs: test');
		expect(publish).toMatch(/^ {4}environment: npm$/m);
		expect(publish).not.toContain('actions/checkout');
	});

	it('rejects a tag that differs from the version', () => {
		expect(test).toMatch(/test "\$GITHUB_REF_NAME" = "\$\(node .*version/);
	});
});
