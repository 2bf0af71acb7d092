module.exports = { flowFile: "flows.json", disableEditor: true, httpAdminRoot: false, httpNodeRoot: false, logging: { console: { level: "warn" } } };
