import type { INodeProperties } from 'n8n-workflow';

import { coordinateInLocation, countryInLocation, textInLocation } from '../routing/location';

/** A location in Kit's format: Kit accepts either all of these fields or none. */
export const location: INodeProperties[] = [
	{
		displayName: 'City',
		name: 'city',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. Boise',
		description: 'The city the subscriber is in',
		routing: { send: textInLocation('city', 'City') },
	},
	{
		displayName: 'State or Province',
		name: 'stateProvince',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. Idaho',
		description: 'The state, province or region the subscriber is in',
		routing: { send: textInLocation('state_province', 'State or Province') },
	},
	{
		displayName: 'Country Code',
		name: 'countryCode',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. US',
		description: 'The two-letter country code (ISO 3166-1)',
		routing: { send: countryInLocation('country_code', 'Country Code') },
	},
	{
		displayName: 'Latitude',
		name: 'latitude',
		type: 'number',
		typeOptions: { minValue: -90, maxValue: 90, numberPrecision: 6 },
		default: 0,
		required: true,
		description: 'The latitude in degrees, negative south of the equator',
		routing: { send: coordinateInLocation('latitude', 'Latitude', 90) },
	},
	{
		displayName: 'Longitude',
		name: 'longitude',
		type: 'number',
		typeOptions: { minValue: -180, maxValue: 180, numberPrecision: 6 },
		default: 0,
		required: true,
		description: 'The longitude in degrees, negative west of Greenwich',
		routing: { send: coordinateInLocation('longitude', 'Longitude', 180) },
	},
	{
		displayName: 'Time Zone',
		name: 'timezone',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. America/Boise',
		description: 'The name of the subscriber’s time zone',
		routing: { send: textInLocation('timezone', 'Time Zone') },
	},
];
