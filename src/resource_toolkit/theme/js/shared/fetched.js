// Files of the site that are no scripts, over the network. A copy in a folder has them as scripts.

const asked = async (address) => {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer;
};

self.toolkitFetched = {
  text: async (address) => (await asked(address)).text(),
  bytes: async (address) => new Uint8Array(await (await asked(address)).arrayBuffer()),
};
