import { z } from 'zod';
import { invalid, notFound } from '../../http/errors';
import { operation, type SandboxApp } from '../../http/operation';
import type { Subscriber } from '../../account/records';
import { byId } from './subscriberLookup';

/** Requests use different key names than responses, and require all of them, even in a PATCH. */
const pin = z
	.object({
		location: z
			.object({
				city: z.string(),
				state_province: z.string(),
				// There is a documented message for a blank or missing country code.
				country_code: z.string().nullable().optional(),
				latitude: z.number(),
				longitude: z.number(),
				timezone: z.string(),
			})
			.strict(),
	})
	.strict();
type Pin = z.infer<typeof pin>['location'];

/** Pins, replaces and unpins a subscriber's location. */
export function subscriberLocationRoutes(app: SandboxApp): void {
	const path = '/v4/subscribers/:subscriber_id{[0-9]+}/location';

	operation(app, 'POST', path, { body: pin }, ({ store, body, id }) =>
		place(byId(store, id('subscriber_id')), body.location),
	);

	operation(app, 'PATCH', path, { body: pin }, ({ store, body, id }) => {
		const subscriber = byId(store, id('subscriber_id'));
		// The documentation mentions an existing pin and lists a 404; that the two are related is a
		// guess.
		if (!subscriber.locationPinned) throw notFound();
		return place(subscriber, body.location);
	});

	operation(app, 'DELETE', path, {}, ({ store, id }) => {
		const subscriber = byId(store, id('subscriber_id'));
		if (!subscriber.locationPinned) throw notFound();
		subscriber.locationPinned = false;
		// Kit may infer a location again later; the sandbox never does.
		subscriber.location = null;
		return { status: 204 };
	});
}

function place(subscriber: Subscriber, given: Pin) {
	const country = given.country_code?.trim() ?? '';
	if (country === '') throw invalid("Country code can't be blank");
	const { city, state_province, latitude, longitude, timezone } = given;
	subscriber.location = { city, state: state_province, country, latitude, longitude, timezone };
	subscriber.locationPinned = true;
	return {
		status: 200 as const,
		json: { subscriber: { id: subscriber.id, location: { ...given, country_code: country } } },
	};
}
