/** Throwaway data folders of tests are named so; a later run removes what a killed one left. */
export const RUN_FOLDER_PREFIX = 'gomomo-test-';
