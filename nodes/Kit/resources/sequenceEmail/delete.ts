import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { sequence } from '../../../shared/parameters/sequence';
import { sequenceEmail } from '../../parameters/sequenceEmail';

const properties: INodeProperties[] = [sequence, sequenceEmail];

export const deleteOne = updateDisplayOptions(
	{ show: { resource: ['sequenceEmail'], operation: ['delete'] } },
	properties,
);
