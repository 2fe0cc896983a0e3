# fazhi-graph as a service: docker build -t fazhi-graph . && docker run -p 4000:4000 -v fazhi:/app/.fazhi fazhi-graph
# Graph and texts are kept in /app/.fazhi; `docker run … fazhi-graph ingest /reports` runs any other command.

FROM node:20-bookworm AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# nodejieba is compiled here: this image has the compiler.
RUN npm ci
COPY tsconfig.json tsconfig.build.json ./
COPY src src
RUN npm run build && npm prune --omit=dev

FROM node:20-bookworm-slim
ENV NODE_ENV=production
WORKDIR /app
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY package.json ./
COPY src/api/*.graphql src/api/
COPY graph graph
COPY cypher cypher
COPY samples samples
COPY scripts/fazhi.mjs scripts/
RUN ln -s /app/scripts/fazhi.mjs /usr/local/bin/fazhi && mkdir .fazhi && chown node:node .fazhi
USER node
VOLUME /app/.fazhi
EXPOSE 4000
HEALTHCHECK --interval=10s --timeout=5s --start-period=20s CMD ["node", "-e", "fetch('http://localhost:4000/health').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["fazhi"]
CMD ["serve", "--host", "0.0.0.0"]
