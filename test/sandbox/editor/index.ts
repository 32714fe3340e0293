export { App, type AppOptions } from './app';
export type { PluginCall, RefusedAnswer, Send } from './calls';
export type { ContentBlock, ContentBlockConfig, Draft } from './contentBlock';
export { REDIRECT_URIS, type BodyStyle, type OAuthStrategy } from './installation';
export type { MediaGallery, MediaSourceConfig } from './mediaGallery';
export { Visitor } from './visitor';
