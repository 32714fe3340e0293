import type { IExecuteData, IExecuteSingleFunctions, NodeExecutionHint } from 'n8n-workflow';

/** A run's hint, and the columns that it names. */
interface Unmatched {
	hint: NodeExecutionHint;
	columns: Set<string>;
}

const byRun = new WeakMap<IExecuteData, Unmatched>();

/** What n8n passes to a node's own run, but not to its routing engine. */
interface Hinting {
	addExecutionHints(...hints: NodeExecutionHint[]): void;
}

/** Adds one hint per run that lists the columns that automatic mapping could not match. */
export function hintAtUnmatched(context: IExecuteSingleFunctions, columns: string[]): void {
	if (columns.length === 0 || !canHint(context)) return;
	const run = context.getExecuteData();
	const unmatched = byRun.get(run) ?? started(context);
	byRun.set(run, unmatched);
	for (const column of columns) unmatched.columns.add(column);
	const names = [...unmatched.columns].map((column) => `“${column}”`);
	const list = new Intl.ListFormat('en').format(names);
	// n8n reads the hint at the end of the run.
	unmatched.hint.message = `No custom field is named ${list}, so automatic mapping did not save ${names.length === 1 ? 'this column' : 'these columns'}.`;
}

function started(context: Hinting): Unmatched {
	const hint: NodeExecutionHint = { message: '', type: 'info', location: 'outputPane' };
	context.addExecutionHints(hint);
	return { hint, columns: new Set() };
}

function canHint(context: object): context is Hinting {
	return 'addExecutionHints' in context && typeof context.addExecutionHints === 'function';
}
