// Redis has no clock to inject, so all that ends is moved nearer instead.
export const passTimeLua = `
for _, key in ipairs(redis.call('keys', '*')) do
  local left = redis.call('pttl', key) - tonumber(ARGV[1])
  if left <= 0 then redis.call('del', key) else
    redis.call('pexpire', key, left)
    if redis.call('type', key).ok == 'zset' then
      for _, member in ipairs(redis.call('zrange', key, 0, -1)) do
        redis.call('zincrby', key, -ARGV[1], member)
      end
    end
  end
end`;
