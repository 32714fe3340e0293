/**
 * The UTM parameters in a referrer's URL. What Kit returns for missing ones is not documented (the
 * keys are optional); here, each is null.
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
