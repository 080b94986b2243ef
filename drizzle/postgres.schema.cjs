// drizzle-kit takes each exported value for a table.
module.exports = require('../lib/data/schema/postgres').schema
