import type { TriggerPanelDefinition } from 'n8n-workflow';

/** The texts that the editor shows next to the button that listens for an event. */
export const triggerPanel: TriggerPanelDefinition = {
	header: 'Listen for an event from Kit',
	executionsHelp: {
		inactive:
			'<b>While you build the workflow</b>, click the button, then trigger one of the chosen events in Kit, for example by adding a tag to a subscriber. The event appears here.<br /><br /><b>To run the workflow automatically</b>, publish or activate it. Its executions then appear in the executions list.',
		active:
			'<b>While you build the workflow</b>, click the button, then trigger one of the chosen events in Kit, for example by adding a tag to a subscriber. The event appears here.<br /><br /><b>The workflow is live</b>: Kit starts it for each chosen event, and its executions appear in the <a data-key="executions">executions list</a>.',
	},
	activationHint:
		'Once the workflow is finished, publish or activate it to run it automatically for every event.',
};
