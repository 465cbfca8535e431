export const help = `npm run images [-- options]: builds the image of every service, and an operator's, for real, without
a container engine.

docker/service.Dockerfile is built by Debian's buildah (chroot isolation) in a storage of its own. No
registry is asked: Debian from debootstrap and the pinned Node stand in for the two bases that the
Dockerfile pins by digest. They are made once and kept; the page is in the image of agent-chat.
Prints what is in each image, checked, and how large it is. Needs root and
  apt-get install buildah podman debootstrap

  --only NAME  this image alone, an app or operator; may be given again
  --try        then starts the images as docker/compose.yaml says (uid 65532, read-only root, no
               capabilities, its environment) against a real PostgreSQL, Redis and Kafka: runs the
               migrations out of the image, asks each for /health/ready, and ends it by SIGTERM.
               Needs Java 17, Maven and a redis-server as npm run stack does
  --keep       keeps the images in the storage; else only the bases and the layers of the build stay

  XDG_CACHE_HOME   the storage is gomomo/images below it (~/.cache)
`;
