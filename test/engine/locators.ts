/** Resource locators as n8n stores them. */
export const byId = (value: number | string) => ({ __rl: true, mode: 'id', value: String(value) });
export const byName = (value: string) => ({ __rl: true, mode: 'name', value });
export const byEmail = (value: string) => ({ __rl: true, mode: 'email', value });
export const fromList = (value: number) => ({ __rl: true, mode: 'list', value: String(value) });
