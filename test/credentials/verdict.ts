import type { ICredentialTestRequest } from 'n8n-workflow';

/** What n8n says after the test of a credential, as in its CredentialsTester; nothing when it is good. */
export function verdict(rules: ICredentialTestRequest['rules'] = [], answer: unknown): string {
	for (const { properties, type } of rules) {
		if (type === 'responseSuccessBody' && read(answer, properties.key) === properties.value) {
			return properties.message;
		}
	}
	return '';
}

/** `errors[0]` and the like, of whatever Kit or somebody in between answered; also what is inherited, as lodash does. */
function read(answer: unknown, path: string): unknown {
	const steps = path.split(/[.[\]]+/).filter((step) => step !== '');
	return steps.reduce(
		(inner: unknown, step) =>
			inner === undefined || inner === null ? undefined : Reflect.get(Object(inner), step),
		answer,
	);
}
