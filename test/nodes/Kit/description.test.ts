import { api } from '../../../nodes/Kit/api';
import { Kit } from '../../../nodes/Kit/Kit.node';
import { describeDescription } from '../description';

const { description } = new Kit();

describe('The description of the node Kit', () => {
	describeDescription(description);

	it('says with an API key which operations need OAuth2', () => {
		const needing = description.properties
			.filter(({ name }) => name === 'operation')
			.flatMap(({ options = [], displayOptions }) =>
				options.flatMap((option) =>
					'value' in option && api.needsOAuth(String(option.routing?.request?.url))
						? [`${String(displayOptions?.show?.resource?.[0])}.${String(option.value)}`]
						: [],
				),
			);
		const noticed = description.properties
			.filter(({ name }) => name === 'oAuth2Notice')
			.flatMap(({ displayOptions }) =>
				(displayOptions?.show?.operation ?? []).map(
					(operation) => `${String(displayOptions?.show?.resource?.[0])}.${String(operation)}`,
				),
			);
		expect(noticed.sort()).toEqual(needing.sort());
	});
});
