/** Something the person at the keyboard can put right: the message says what happened and what to do. */
export class Problem extends Error {
	override readonly name = 'Problem';
}
