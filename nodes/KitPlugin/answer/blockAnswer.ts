import { isRecord } from '../../shared/basics/isRecord';
import { failure, failureOf, ownErrors, SHAPED_STATUS, type Answer, type Outcome } from './failure';
import { refusedIn } from './html';

/**
 * The response to Kit's editor for a block (docs/kit-api.md#content-blocks).
 *
 * @param limitS the time limit of the trigger, in seconds
 */
export function blockAnswer(outcome: Outcome, limitS: number): Answer {
	if (outcome.kind === 'failed' || outcome.kind === 'late') {
		return failureOf('block', outcome.kind, limitS);
	}
	const nothing = failure('block', 404, ['There is nothing to show for these settings.']);
	if (outcome.kind === 'empty') return nothing;

	const [item] = outcome.items;
	const html = isRecord(item) ? item.html : undefined;
	if (typeof html === 'string' && html.trim() !== '') {
		const refused = refusedIn(html).map(
			(what) => `The HTML contains ${what}, which Kit rejects. Remove it in the workflow.`,
		);
		return refused.length > 0
			? failure('block', 422, refused)
			: { status: SHAPED_STATUS, body: { code: 200, html } };
	}
	const errors = ownErrors(item);
	if (errors) return failure('block', codeIn(item), errors);
	if (typeof html === 'string') return nothing;
	return failure('block', 500, [
		"The last node of the workflow does not return 'html'. Make it return one item with a text field named 'html'.",
	]);
}

/** The code that the workflow returns with its own messages. */
function codeIn(item: unknown): number {
	const code = isRecord(item) ? Number(item.code) : NaN;
	// A 401 would make Kit discard the account's token.
	return Number.isInteger(code) && code >= 400 && code <= 599 && code !== 401 ? code : 404;
}
