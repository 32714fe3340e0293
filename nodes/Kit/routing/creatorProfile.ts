import { NodeApiError } from 'n8n-workflow';

import { forEach, sendOnce } from '../../shared/run/send';
import { settle } from '../../shared/basics/settle';
import { api } from '../api';

const NO_PROFILE = { name: null, byline: null, bio: null, image_url: null, profile_url: null };

/** Sends the request for the profile. Kit returns 404 if there is none, which is not a failure. */
export const creatorProfile = forEach(async (context, request) => {
	const outcome = await settle(async () => await sendOnce(context, api, request));
	if (outcome.ok) return outcome.value;
	const { error } = outcome;
	if (error instanceof NodeApiError && error.httpCode === '404')
		return [{ json: { ...NO_PROFILE } }];
	throw error;
});
