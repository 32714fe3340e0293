/** A problem that the user can fix: the message says what happened and what to do. */
export class Problem extends Error {
	override readonly name = 'Problem';
}
