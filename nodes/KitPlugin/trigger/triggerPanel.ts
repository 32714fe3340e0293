import type { TriggerPanelDefinition } from 'n8n-workflow';

const TRY =
	'<b>While you build the workflow</b>, click the button, then send a request to one of the test URLs, for instance a POST request with <code>{"settings": {"title": "Hello"}}</code> to the one that ends in /block. It appears here. You can also enter the test URL as the Request URL in Kit, so that Kit sends the requests.';

/** The texts that the editor shows next to the button that listens for a request. */
export const triggerPanel: TriggerPanelDefinition = {
	header: 'Listen for a request from Kit’s editor',
	executionsHelp: {
		inactive: `${TRY}<br /><br /><b>For Kit to use it</b>, publish or activate the workflow, open the production URL that ends in /setup, and enter what it shows in Kit.`,
		active: `${TRY}<br /><br /><b>The workflow is live</b>: it responds to Kit’s editor at the production URLs, and its executions appear in the <a data-key="executions">executions list</a>.`,
	},
	activationHint: {
		inactive:
			'Once the workflow is finished, publish or activate it so that it responds to Kit’s editor without this button.',
		active: 'The production URL that ends in /setup shows what to enter in Kit.',
	},
};
