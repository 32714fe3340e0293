/* eslint-disable @n8n/community-nodes/no-restricted-imports --
	runs on the developer's computer, never in n8n: nothing in test/ is published */
import { selectors, type Browser, type Locator, type Page } from 'playwright-core';
import { owner } from './client';

export type Theme = 'light' | 'dark';

/** A busy n8n takes long to render its first page. */
const PATIENCE_MS = 60_000;

/** n8n's editor in a browser, used by clicking. */
export class EditorPage {
	private constructor(
		readonly page: Page,
		private readonly url: string,
	) {}

	/**
	 * Opens the editor for a signed-in user.
	 *
	 * @param url of n8n
	 * @param theme the computer's preference, which n8n follows by default
	 */
	static async open(browser: Browser, url: string, theme: Theme = 'light'): Promise<EditorPage> {
		selectors.setTestIdAttribute('data-test-id');
		const context = await browser.newContext({
			colorScheme: theme,
		});
		context.setDefaultTimeout(PATIENCE_MS);
		const { email: emailOrLdapLoginId, password } = owner;
		await context.request.post(`${url}/rest/login`, { data: { emailOrLdapLoginId, password } });
		return new EditorPage(await context.newPage(), url);
	}

	async close(): Promise<void> {
		await this.page.context().close();
	}

	async openNewWorkflow(): Promise<void> {
		await this.goTo('new');
	}

	async openWorkflow(id: string): Promise<void> {
		await this.goTo(id);
		await this.nodes.first().waitFor();
	}

	private async goTo(workflow: string): Promise<void> {
		await this.page.setViewportSize({ width: 1280, height: 800 });
		await this.page.goto(`${this.url}/workflow/${workflow}`);
	}

	/** The nodes on the canvas. */
	get nodes(): Locator {
		return this.page.getByTestId('canvas-node');
	}

	/** Double-clicks a node on the canvas. */
	async openNode(name: string): Promise<void> {
		await this.page.locator(`[data-test-id="canvas-node"][data-node-name="${name}"]`).dblclick();
		await this.parameters.waitFor();
	}

	/** Leaves the node and returns to the canvas. */
	async closeNode(): Promise<void> {
		await this.page.getByTestId('ndv-close-button').click();
		await this.parameters.waitFor({ state: 'hidden' });
	}

	/**
	 * Opens the nodes panel and types into its search.
	 *
	 * @returns the name of each node that is found
	 */
	async search(text: string): Promise<Locator> {
		await this.page.getByTestId('node-creator-plus-button').click();
		await this.page.getByTestId('node-creator-search-bar').fill(text);
		return this.page.getByTestId('node-creator-item-name');
	}

	/** Adds a node found by the text, with one of its actions if it has any. */
	async add(text: string, name: string, action?: string): Promise<void> {
		const found = await this.search(text);
		await found.getByText(name, { exact: true }).click();
		if (action !== undefined) await found.getByText(action, { exact: true }).click();
	}

	/** The window of the open node. */
	get window(): Locator {
		return this.page.getByTestId('ndv');
	}

	get parameters(): Locator {
		return this.page.getByTestId('node-parameters');
	}

	/** A parameter of the open node, by its name in the node's description. */
	parameter(name: string): Locator {
		return this.parameters.getByTestId(`parameter-input-${name}`);
	}

	/** Picks an entry of the list of a resource locator. */
	async pickFromList(parameter: string, entry: string): Promise<void> {
		await this.parameter(parameter).getByTestId('rlc-input').click();
		await this.page.getByTestId('rlc-item').getByText(entry, { exact: true }).click();
	}

	/** Fills in a resource locator, after selecting a mode such as By Name if necessary. */
	async fillLocator(parameter: string, value: string, mode?: string): Promise<void> {
		const locator = this.parameter(parameter);
		if (mode !== undefined) {
			await locator.getByTestId('rlc-mode-selector').click();
			await this.page.getByRole('option', { name: mode, exact: true }).click();
		}
		await locator.getByTestId('rlc-input').fill(value);
	}

	/** Adds one of the fields that a resource mapper offers. */
	async addField(name: string): Promise<void> {
		const mapper = this.parameters.getByTestId('mapping-fields-container');
		await mapper.getByRole('button', { name: 'Add field' }).click();
		await this.page.getByRole('menuitem', { name, exact: true }).click();
		await this.parameters.getByText(name, { exact: true }).waitFor();
	}

	/** Drags an input field onto a parameter, which becomes an expression. */
	async drag(column: string, parameter: string): Promise<void> {
		const { mouse } = this.page;
		await this.page
			.getByTestId('run-data-schema-node-name')
			.getByText(column, { exact: true })
			.hover();
		await mouse.down();
		const target = this.parameter(parameter);
		const box = await target.boundingBox();
		if (box === null) throw new Error(`"${parameter}" is not visible.`);
		// n8n only recognizes a drag once the mouse has moved a little
		await mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 10 });
		await mouse.up();
		// leaves the field, because only then n8n shows the expression's result below it
		await this.page.getByTestId('tab-params').click();
		const whole = target.locator('xpath=ancestor::*[@data-test-id="parameter-input"][1]');
		await whole.getByTestId('parameter-input-hint').waitFor();
	}

	/** Clicks Execute step, and waits for items or an error. */
	async execute(): Promise<void> {
		await this.page.getByTestId('node-execute-button').click();
		await this.output.getByTestId('ndv-items-count').waitFor();
	}

	get output(): Locator {
		return this.page.getByTestId('output-panel');
	}

	/** Creates a new credential from the node that needs one. */
	async connect(): Promise<Locator> {
		const empty = this.parameters.getByTestId('node-credentials-empty-state').getByRole('button');
		const select = this.parameters.getByTestId('node-credentials-select');
		await empty.or(select).first().click();
		const create = this.page.getByTestId('node-credentials-select-item-new');
		const dialog = this.page.getByTestId('editCredential-modal');
		await create.or(dialog).first().waitFor();
		// n8n 2 opens the window immediately if there is no credential yet
		if (await create.isVisible()) await create.click();
		await dialog.waitFor();
		return dialog;
	}

	/**
	 * Fills in the credential window by the labels of its fields, and saves it, which also tests it.
	 */
	async saveCredential(fields: Record<string, string>): Promise<void> {
		const dialog = this.page.getByTestId('editCredential-modal');
		for (const [label, value] of Object.entries(fields)) {
			const field = dialog
				.getByTestId('credential-connection-parameter')
				.filter({ hasText: label });
			await field.locator('input').first().fill(value);
		}
		const tested = this.page.waitForResponse(/\/credentials\/test$/);
		await dialog.getByTestId('credential-save-button').click();
		await tested;
	}

	/** Publishes the workflow under the name that n8n suggests, and returns n8n's message. */
	async publish(): Promise<string> {
		await this.page.getByTestId('workflow-open-publish-modal-button').click();
		await this.page.getByTestId('workflow-publish-button').click();
		const dialog = this.page.getByTestId('activation-modal');
		const said = await dialog.innerText();
		await dialog.getByRole('button', { name: 'Got it' }).click();
		return said;
	}

	/** The ID of the open workflow, which a new one gets as soon as it has a node. */
	workflowId(): string {
		return /\/workflow\/([^/?]+)/.exec(this.page.url())?.[1] ?? '';
	}

	/** Opens the list of the workflow's executions. */
	async openExecutions(): Promise<void> {
		await this.page.getByTestId('radio-button-executions').click();
	}
}
