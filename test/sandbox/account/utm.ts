/**
 * The utm parameters in a referrer's address. What Kit prints for those that are missing is not
 * documented (the key is optional); here each is null.
 */
export function utmParameters(
	referrer: string | null,
): Record<'source' | 'medium' | 'campaign' | 'term' | 'content', string | null> {
	const params =
		referrer !== null && URL.canParse(referrer)
			? new URL(referrer).searchParams
			: new URLSearchParams();
	return {
		source: params.get('utm_source'),
		medium: params.get('utm_medium'),
		campaign: params.get('utm_campaign'),
		term: params.get('utm_term'),
		content: params.get('utm_content'),
	};
}
