import { forEach, sendOnce } from '../../shared/run/send';
import { settle } from '../../shared/basics/settle';
import { isKitsAnswer } from '../../shared/transport/kitError';
import { api } from '../api';

const NO_PROFILE = { name: null, byline: null, bio: null, image_url: null, profile_url: null };

/** Sends the request for the profile. Kit returns 404 if there is none, which is not a failure. */
export const creatorProfile = forEach(async (context, request) => {
	const outcome = await settle(async () => await sendOnce(context, api, request));
	if (outcome.ok) return outcome.value;
	if (isKitsAnswer(outcome.error, ['404'])) return [{ json: { ...NO_PROFILE } }];
	throw outcome.error;
});
